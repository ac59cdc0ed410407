using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

public sealed class RowJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-journal-").FullName;

    [Fact]
    public void A_journal_cut_anywhere_goes_back_to_any_row_that_it_holds_and_goes_on() => Prop.ForAll(Cases.ToArbitrary(), test =>
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        using (var written = new RowJournal(path))
        {
            written.GoTo(0).ShouldBeTrue();
            Append(written, test.Rows);
            written.Flush();
        }
        var whole = File.Exists(path) ? File.ReadAllBytes(path) : [];
        if (whole.Length > 0)
            File.WriteAllBytes(path, whole[..(test.Cut % (whole.Length + 1))]);
        var held = RowJournal.Read(path).Count();

        using (var resumed = new RowJournal(path))
        {
            resumed.GoTo(held + 1).ShouldBeFalse();
            var kept = test.Keep % (held + 1);
            resumed.GoTo(kept).ShouldBeTrue();
            Append(resumed, test.Rows[kept..]);
        }
        RowJournal.Read(path).Select(row => row.ToArray()).ShouldBe(test.Rows);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_journal_without_rows_is_no_file()
    {
        var path = Path.Combine(_folder, "none");
        using var journal = new RowJournal(path);
        journal.GoTo(0).ShouldBeTrue();
        journal.Append([], 0);
        journal.Flush();
        File.Exists(path).ShouldBeFalse();
        RowJournal.Read(path).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Append(RowJournal journal, IReadOnlyList<byte[]> rows)
    {
        foreach (var row in rows)
            journal.Append([.. RowBytes.Int(row.Length), .. row], 1);
    }

    private static Gen<(byte[][] Rows, int Cut, int Keep)> Cases =>
        from rows in Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte[]>())
        from cut in Gen.Choose(0, 10_000)
        from keep in Gen.Choose(0, 10_000)
        select (rows, cut, keep);
}
