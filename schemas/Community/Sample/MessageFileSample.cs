namespace Community.Sample;

/// <summary>Files of messages: addresses in clear and encrypted, in buckets and elsewhere, of documents that are PDFs and others.</summary>
internal static class MessageFileSample
{
    public static void Write(DocumentBuilder document)
    {
        var element = document.Random.Pick("fileURL", "fileUrl");
        switch (document.Random.Below(8))
        {
            case 0:
                Add(document, element, "gs://app-prod.appspot.com/f/a.PDF?x=1", "DOCUMENTO", isEncrypted: false).Real("fileSize", 1024.0);
                break;
            case 1:
                Add(document, element, "https://cdn.example.org/a.exe?x=.pdf", "DOCUMENTO", isEncrypted: false);
                break;
            case 2:
                Add(document, element, "gs://app-dev.appspot.com/f/acta.pdf", "DOCUMENTO", isEncrypted: true).Number64("fileSize", 12_345_678_901);
                break;
            case 3:
                Add(document, element, "https://cdn.example.org/planilla.xlsx", "DOCUMENTO", isEncrypted: true);
                break;
            case 4:
                Add(document, element, $"gs://app-dev.appspot.com-{document.Number}", "AUDIO", isEncrypted: true).Text("duration", "12");
                break;
            case 5:
                Add(document, "fileUrl", "https://cdn.example.org/a.png", "IMAGEN", isEncrypted: false).Text("fileURL", "");
                Thumbnail(document);
                break;
            case 6:
                Add(document, element, "https://cdn.example.org/a.mp4", "VIDEO", isEncrypted: true);
                Thumbnail(document);
                break;
            default:
                Add(document, element, "https://cdn.example.org/a.bin", document.Random.Pick("OTRO", null), isEncrypted: false).Null("fileSize");
                break;
        }
    }

    private static DocumentBuilder Add(DocumentBuilder document, string element, string address, string? type, bool isEncrypted) => document
        .Text(element, isEncrypted ? OldScheme.Encrypt(address) : address).Text("fileType", type).Text("fileName", address[(address.LastIndexOf('/') + 1)..]);

    private static void Thumbnail(DocumentBuilder document)
    {
        if (document.Random.OneIn(4))
            document.Document("thumbnail", thumbnail => thumbnail.Text("url", "https://cdn.example.org/t.png"));
        else
            document.Text("thumbnail", "gs://app-dev.appspot.com/t.png");
    }
}
