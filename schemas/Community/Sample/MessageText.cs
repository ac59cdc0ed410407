namespace Community.Sample;

/// <summary>Texts of messages: most are encrypted by the old scheme; the others are plain, in the ways that tell detection apart (6.3), or absent.</summary>
internal static class MessageText
{
    private const int LongText = 10_500;
    private static readonly string[] Punctuation = ["...", "?", "!!! ???", "   ", "===="];
    private static readonly string[] Words = ["hola", "casa", "luna", "vale", "todo", "nada", "bien", "gato", "agua", "cena", "hora", "gris"];
    private static readonly string[] Phrases = ["¿Qué tal, vecinos? 🙂", "Nos vemos a las 5 en la plaza", "hola amigos, que tal", "línea 1\nlínea 2"];

    /// <summary>Writes one, or none, into one of the two elements that hold it.</summary>
    public static void Write(DocumentBuilder document, long number)
    {
        if (IsNumber(number))
        {
            document.Real("content", number);
            return;
        }
        var element = document.Random.OneIn(5) ? "content" : "message";
        switch (document.Random.Below(20))
        {
            case 0 or 1:
                document.Text(element, $"{document.Random.Pick<string>(Phrases)} {number}");
                break;
            case 2:
                document.Text(element, document.Random.Pick<string>(Punctuation));
                break;
            case 3:
                document.Text(element, document.Random.Pick<string>(Words));
                break;
            case 4:
                document.Text("message", "");
                break;
            case 5:
                document.Text("message", "").Text("content", OldScheme.Encrypt(Plain(document, number)));
                break;
            case 6:
                document.Text("message", OldScheme.Encrypt(Plain(document, number))).Text("content", "of the second element");
                break;
            default:
                Usual(document, element, number);
                break;
        }
    }

    /// <summary>A number where a text belongs: its digits.</summary>
    public static bool IsNumber(long number) => number % 500 == 41;

    private static bool IsLong(long number) => number % 250 == 15;

    private static bool IsDamaged(long number) => number % 100 == 30;

    private static void Usual(DocumentBuilder document, string element, long number)
    {
        var text = Plain(document, number);
        var encrypted = OldScheme.Encrypt(IsLong(number) ? text.PadRight(LongText, '.') : text);
        document.Text(element, IsDamaged(number) ? encrypted[..^1] + "*" : encrypted);
        document.Text("decryptedMessage", document.Random.OneIn(10) ? text : null);
    }

    private static string Plain(DocumentBuilder document, long number) => $"{document.Random.Pick<string>(Phrases)} ({number})";
}
