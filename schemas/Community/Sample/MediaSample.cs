namespace Community.Sample;

/// <summary>Channels and lives: pictures as text and as documents, lives as an array or a number, creators that are no migrated users.</summary>
internal static class MediaSample
{
    public static ReadOnlySpan<byte> WriteChannel(DocumentBuilder document, long number, SampleSize size)
    {
        document.Begin(number).Text("name", $"Canal {number}").Text("description", document.Random.OneIn(2) ? "Noticias" : null);
        switch (document.Random.Below(4))
        {
            case 0:
                document.Flag("isActive", false).Flag("visible", true);
                break;
            case 1:
                document.Null("isActive").Flag("visible", false);
                break;
            case 2:
                document.Flag("isActive", true);
                break;
        }
        Picture(document, "picture", number);
        if (document.Random.OneIn(2))
            document.Text("cover", "");
        Picture(document, "coverImage", number);
        switch (document.Random.Below(4))
        {
            case 0:
                document.Ids("lives", [SampleIds.Of("live", document.Seed, 0), SampleIds.Of("live", document.Seed, 1)]);
                break;
            case 1:
                document.Real("lives", 3);
                break;
            case 2:
                document.Null("lives");
                break;
        }
        document.Reference("createdBy", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users)));
        return document.Whole("followers", 7).Dates().End();
    }

    public static ReadOnlySpan<byte> WriteLive(DocumentBuilder document, long number, SampleSize size)
    {
        document.Begin(number).Text(document.Random.OneIn(4) ? "name" : "title", $"Vivo {number}");
        document.Text("description", document.Random.OneIn(2) ? "En directo" : null);
        Picture(document, document.Random.Pick("photoURL", "coverImage", "thumbnail", "cover", "image"), number);
        document.Flag("isFinished", document.Random.OneIn(2)).Text(document.Random.Pick("liveUrl", "url", "videoUrl", "link"), $"https://video.example.org/{number}");
        if (document.Random.OneIn(3))
            document.Whole("isFeatured", 1);
        document.Flag("isActive", document.Random.OneIn(6) ? false : null);
        if (document.Random.OneIn(30))
            document.Id("channel", SampleIds.Unknown("channel", document.Seed, number));
        else
            document.Reference("channel", SampleIds.Of("channel", document.Seed, document.Random.Below(size.Channels)));
        document.Reference("createdBy", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users)));
        // One in two hundred has a date that is none, which is a dead letter.
        return number % 200 == 77 ? document.Text("createdAt", "ayer").End() : document.Dates().End();
    }

    private static void Picture(DocumentBuilder document, string name, long number)
    {
        if (document.Random.OneIn(2))
            document.Text(name, $"gs://app-prod.appspot.com/media/{number}.jpg");
        else
            document.Document(name, picture => picture.Text("url", $"https://cdn.example.org/media/{number}.jpg"));
    }
}
