using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Shows progress to a person. Called from any thread, often.</summary>
internal interface IProgressView : IAsyncDisposable
{
    /// <summary>An entity moved.</summary>
    void Show(EntityProgress progress);

    /// <summary>A sentence worth reading.</summary>
    void Note(bool isWarning, string text);
}
