using MongoEtl.Internal;

namespace MongoEtl.Cli.Tests;

/// <summary>Stands for the encoders of plans that no test runs.</summary>
internal class NoEncoder : EntityEncoder
{
    public override SourceId SourceId => throw new NotSupportedException();

    public override RowBuffer[] CreateBuffers() => [];

    public override bool Read(byte[] buffer, int offset, int length) => throw new NotSupportedException();

    public override void Encode(RowBuffer[] rows, IKeyResolver keys, EncodeTally tally) => throw new NotSupportedException();
}
