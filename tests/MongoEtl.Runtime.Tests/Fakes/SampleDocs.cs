namespace MongoEtl.Runtime.Tests;

/// <summary>Documents with every oddity, from a seed.</summary>
internal static class SampleDocs
{
    /// <summary>The same for two stores: some rows are refused by the second one, and notes go there only.</summary>
    public static Dictionary<string, Doc[]> CreateForTwo(int seed)
    {
        var docs = Create(seed);
        var random = new Random(-seed);
        var nodes = docs["nodes"];
        docs["nodes"] = [.. nodes.Select(doc => random.Next(15) switch
        {
            0 => doc with { Name = "venom" },
            1 when doc.Kind is null => doc with { Kind = "wide-bad" },
            _ => doc,
        })];
        docs["notes"] = [.. Enumerable.Range(1, 60).Select(number => new Doc(
            Id(number), random.Next(12) == 0 ? "venom" : $"m{number}", Self: random.Next(3) == 0 ? null : nodes[random.Next(nodes.Length)].Id, Kind: Kind(random),
            Tags: $"t{random.Next(12)},u{random.Next(40)}", Email: random.Next(3) == 0 ? null : $"e{random.Next(4)}"))];
        return docs;
    }

    public static Dictionary<string, Doc[]> Create(int seed, int parents = 20, int nodes = 120)
    {
        var random = new Random(seed);
        return new()
        {
            ["parents"] = [.. Enumerable.Range(1, parents).Select(number => Parent(random, number, parents))],
            ["nodes"] = [.. Enumerable.Range(1, nodes).Select(number => Node(random, number, parents, nodes))],
        };
    }

    private static Doc Parent(Random random, int number, int parents)
    {
        var kind = Kind(random);
        // The last two share their name with the first two.
        return new Doc(Id(number), kind == "poison" ? kind : $"p{number % (parents - 2)}", Kind: kind);
    }

    private static Doc Node(Random random, int number, int parents, int nodes)
    {
        // Of two unreadable documents of one id only one letter stays, whichever comes last: their ids are their own.
        var kind = number % 7 == 0 ? "unreadable" : Kind(random);
        return new Doc(
            // Now and then an id that another node has too.
            number % 7 != 0 && random.Next(25) == 0 ? Id(random.Next(0, nodes / 7) * 7 + random.Next(1, 7)) : Id(number),
            kind == "poison" ? kind : $"n{number}",
            Parent: random.Next(4) switch { 0 => null, 1 => $"name:p{random.Next(parents)}", _ => Id(random.Next(1, parents + 3)) },
            Self: random.Next(2) == 0 ? null : Id(random.Next(1, nodes + 5)),
            Tags: random.Next(2) == 0 ? null : $"a,t{number}",
            Kind: kind,
            Email: random.Next(6) == 0 ? $"e{random.Next(8)}" : null);
    }

    private static string? Kind(Random random) => random.Next(15) switch { 0 => "filtered", 1 => "bad", 2 => "poison", _ => null };

    private static string Id(int number) => number % 5 == 0 ? $"text-{number}" : Doc.Hex(number);
}
