namespace Community.Sample;

/// <summary>Roles: with and without the suffix, an unknown type in none of them, so that every user type has a role to find.</summary>
internal static class RoleSample
{
    /// <summary>Names in document order. Some carry the suffix of 3.5, some do not.</summary>
    public static readonly string[] Names =
        ["USER", "AGENTE_ROLE", "ADMIN", "MODERATOR_ROLE", "EDITOR", "PRESS", "SUPPORT_ROLE", "GUEST", "LEADER", "ANALYST_ROLE", "OBSERVER", "BOT"];

    public static ReadOnlySpan<byte> Write(DocumentBuilder document, long number)
    {
        document.Begin(number).Text("name", Names[number]);
        if (number % 4 != 3)
            document.Text("type", document.Random.Pick("package", "role", "hub", "app"));
        else
            document.Text("type", "");
        if (number % 3 == 0)
            document.Flag("default", number == 0);
        else if (number % 3 == 1)
            document.Null("default");
        return document.Flag("contactsHide", number % 5 == 0 ? true : null).Dates().End();
    }
}
