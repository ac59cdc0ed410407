namespace Community.Sample;

/// <summary>Docs: one in seven is a folder. Folders form a tree in which the contents of a folder come before it; some share a path, some files lie in folders
/// that nobody has.</summary>
internal static class DocSample
{
    private const int FolderEvery = 7;
    private const int Branches = 3;

    public static ReadOnlySpan<byte> Write(DocumentBuilder document, long number, SampleSize size)
    {
        document.Begin(number);
        if (number % FolderEvery == 0)
            Folder(document, Place(number, size));
        else
            File(document, number, size);
        document.Reference("uploadedBy", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users)));
        if (document.Random.OneIn(40))
            document.Id("specialRole", SampleIds.Unknown("roles", document.Seed, number));
        else if (document.Random.OneIn(6))
            document.Reference("specialRole", SampleIds.Of("roles", document.Seed, document.Random.Below(size.Roles)));
        document.Flag("isActive", document.Random.OneIn(8) ? false : null);
        return document.Dates().End();
    }

    /// <summary>A folder's place in the tree: the last of the collection is the first of the tree.</summary>
    private static int Place(long number, SampleSize size) => (size.Docs - 1) / FolderEvery - (int)(number / FolderEvery);

    private static void Folder(DocumentBuilder document, int place)
    {
        var parent = ParentPath(place);
        if (parent != "/")
            document.Text("onFolder", parent);
        else if (document.Random.OneIn(3))
            document.Null("onFolder");
        else
            document.Text("onFolder", document.Random.OneIn(2) ? "/" : null);
        if (document.Random.OneIn(5))
            document.Text("title", $"Título de la {Name(place)}").Text("name", Name(place));
        else
            document.Text(document.Random.OneIn(2) ? "name" : "title", Name(place));
        document.Text(document.Random.OneIn(3) ? "fileType" : "type", "FOLDER");
    }

    private static void File(DocumentBuilder document, long number, SampleSize size)
    {
        var folders = (size.Docs - 1) / FolderEvery + 1;
        switch (document.Random.Below(30))
        {
            case 0:
                document.Text("onFolder", "/Nobody's folder");
                break;
            case 1:
                document.Null("onFolder");
                break;
            case 2:
                document.Text("onFolder", "");
                break;
            case < 6:
                break;
            default:
                document.Text("onFolder", Path(document.Random.Below(folders)));
                break;
        }
        document.Text(document.Random.Pick("title", "title", "name", null) ?? "other", $"Documento {number}");
        document.Text("description", document.Random.OneIn(2) ? "Acta de la asamblea" : null);
        document.Text(document.Random.OneIn(4) ? "fileType" : "type", document.Random.Pick("IMAGEN", "DOCUMENTO", "VIDEO", "AUDIO", "FILE", "PLANILLA", ""));
        if (document.Random.OneIn(2))
            document.Text("fileUrl", $"gs://app-prod.appspot.com/docs/{number}.pdf");
        else
            document.Document("fileURL", url => url.Text("url", $"https://cdn.example.org/docs/{number}.pdf"));
        document.Flag("isVisible", document.Random.OneIn(5) ? false : null).Flag("isPrivate", document.Random.OneIn(2));
        document.Real(document.Random.OneIn(2) ? "fileSize" : "size", Size(number)).Text("ext", document.Random.OneIn(2) ? "pdf" : null);
    }

    /// <summary>Of 420 docs one has a fraction of a byte and one more bytes than the column holds, and both are dead letters.</summary>
    private static double Size(long number) => (number % 420) switch
    {
        113 => 1024.5,
        214 => 3_000_000_000,
        _ => 1024 + number,
    };

    private static string Path(int place) => ParentPath(place) is "/" ? "/" + Name(place) : ParentPath(place) + "/" + Name(place);

    private static string ParentPath(int place) => First(place) < Branches ? "/" : Path(First(place) / Branches - 1);

    private static string Name(int place) => $"Carpeta {First(place)}";

    /// <summary>One folder in 40 has the path of the one before it in the tree.</summary>
    private static int First(int place) => place % 40 == 39 ? place - 1 : place;
}
