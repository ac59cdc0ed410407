namespace Community.Rules;

/// <summary>The MIME type of a message's file (2.18).</summary>
public static class MimeType
{
    /// <summary>Empty where there is no file, or its type is another.</summary>
    public static string Of(string? fileUrl, string? fileType) => string.IsNullOrEmpty(fileUrl) ? "" : fileType switch
    {
        "IMAGEN" => "image/png",
        "VIDEO" => "video/mp4",
        "AUDIO" => "audio/mp3",
        "DOCUMENTO" => "application/pdf",
        _ => "",
    };
}
