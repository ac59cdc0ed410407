using MongoEtl;

namespace Community.Documents;

[Document, Lenient]
public sealed partial class SocialMedia
{
    public partial string? X { get; }

    public partial string? Instagram { get; }

    public partial string? Tiktok { get; }

    public partial string? Facebook { get; }

    public partial string? Whatsapp { get; }

    public partial string? Telegram { get; }
}
