namespace Community.Rules;

/// <summary>The gender rule of 2.7.1.</summary>
public static class Gender
{
    /// <summary><c>M</c>, <c>F</c>, or empty for any other text; null and empty stay. Case matters.</summary>
    public static string? Normalise(string? text) => text switch
    {
        null or "" => text,
        "Masculino" or "M" => "M",
        "Femenino" or "F" => "F",
        _ => "",
    };
}
