using MongoEtl;

namespace Community.Documents;

/// <summary>What a doc is. Two of the texts are Spanish in the source (0.7, D9).</summary>
[PostgresEnum("docs_type_enum")]
public enum DocType
{
    [Text("IMAGE", "IMAGEN")] Image,
    [Text("VIDEO")] Video,
    [Text("AUDIO")] Audio,
    [Text("FILE")] File,
    [Text("DOCUMENT", "DOCUMENTO")] Document,
    [Text("OTHER")] Other,
    [Text("FOLDER")] Folder,
}
