namespace Community.Sample;

/// <summary>Professions and entities: names in one language or both, one entity without a name, which is a dead letter.</summary>
internal static class CatalogueSample
{
    /// <summary>The entity whose name is missing.</summary>
    public const int NamelessEntity = 17;

    public static ReadOnlySpan<byte> WriteProfession(DocumentBuilder document, long number)
    {
        document.Begin(number);
        switch (number % 5)
        {
            case 0:
                document.Text("name", $"Profession {number}");
                break;
            case 1:
                document.Text("name", "").Text("name_es", $"Profesión {number}");
                break;
            case 2:
                document.Null("name").Null("name_es");
                break;
            default:
                document.Text("name", $"Profession {number}").Text("name_es", $"Profesión {number}");
                break;
        }
        return document.Flag("isActive", number % 7 == 0 ? false : null).Dates().End();
    }

    public static ReadOnlySpan<byte> WriteEntity(DocumentBuilder document, long number)
    {
        document.Begin(number);
        if (number == NamelessEntity)
            document.Null("name");
        else
            document.Text("name", $"Entity {number}");
        document.Text("name_es", number % 3 == 0 ? $"Ente {number}" : null).Flag("isActive", number % 8 == 0 ? false : null);
        if (number % 4 == 1)
            document.Reference("organization", SampleIds.Of("organizations", document.Seed, number));
        else if (number % 4 == 2)
            document.Text("organization", $"org-{number}");
        return document.Dates().End();
    }
}
