namespace MongoEtl.Cli;

/// <summary>Options of <c>help</c>: the words of a verb.</summary>
internal sealed class HelpOptions : VerbOptions
{
    public override int WordsTaken => 2;
}
