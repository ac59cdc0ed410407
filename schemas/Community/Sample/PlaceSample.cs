using System.Globalization;
using MongoEtl;

namespace Community.Sample;

/// <summary>Provinces, municipalities and parroquias: codes as text and number, coordinates in four types, parents in three shapes, some unknown.</summary>
internal static class PlaceSample
{
    public static ReadOnlySpan<byte> WriteProvince(DocumentBuilder document, long number)
    {
        Begin(document, "Provincia", number);
        return document.Dates().End();
    }

    public static ReadOnlySpan<byte> WriteMunicipality(DocumentBuilder document, long number, SampleSize size)
    {
        Begin(document, "Municipio", number);
        Parent(document, "province", number, size.Provinces);
        return document.Dates().End();
    }

    /// <summary>The parroquia whose latitude is no number, which is a dead letter.</summary>
    public const int WithoutLatitude = 570;

    public static ReadOnlySpan<byte> WriteParroquia(DocumentBuilder document, long number, SampleSize size)
    {
        Begin(document, "Parroquia", number);
        Parent(document, "province", number, size.Provinces);
        Parent(document, "municipality", number, size.Municipalities);
        return document.Dates().End();
    }

    private static void Begin(DocumentBuilder document, string kind, long number)
    {
        document.Begin(number).Text("name", $"{kind} {number + 1}");
        Code(document, (int)number);
        IntegerCode(document, (int)number);
        if (document.Random.OneIn(6))
            document.Null("isActive");
        else
            document.Flag("isActive", !document.Random.OneIn(9));
        if (kind == "Parroquia" && number == WithoutLatitude)
            document.Text("latitude", "norte");
        else
            Coordinate(document, "latitude", 0.6 + document.Random.Below(11_000_000) / 1_000_000.0);
        Coordinate(document, "longitude", -59.8 - document.Random.Below(13_000_000) / 1_000_000.0);
        document.Text("key_dpt", document.Random.OneIn(2) ? $"D{number % 7}" : null);
        document.Text("name_alt", document.Random.OneIn(3) ? $"{kind} №{number + 1}" : null);
    }

    /// <summary><c>key</c>, or an empty <c>key</c> and a <c>code</c>; as text or as a number.</summary>
    private static void Code(DocumentBuilder document, int number)
    {
        switch (document.Random.Below(4))
        {
            case 0:
                document.Whole("key", number + 1);
                break;
            case 1:
                document.Text("key", "").Real("code", number + 1);
                break;
            default:
                document.Text("key", (number + 1).ToString("00", CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary><c>keyInt</c> or <c>key_int</c>, as an integer, an integral double or a text; or neither (0.7, D8).</summary>
    private static void IntegerCode(DocumentBuilder document, int number)
    {
        switch (document.Random.Below(6))
        {
            case 0:
                document.Real("keyInt", number + 1);
                break;
            case 1:
                document.Whole("keyInt", 0).Text("key_int", (number + 1).ToString(CultureInfo.InvariantCulture));
                break;
            case 2:
                document.Null("key_int");
                break;
            case 3:
                break;
            default:
                document.Whole("key_int", number + 1);
                break;
        }
    }

    private static void Coordinate(DocumentBuilder document, string name, double value)
    {
        switch (document.Random.Below(5))
        {
            case 0:
                document.Text(name, value.ToString("0.000000", CultureInfo.InvariantCulture));
                break;
            case 1:
                document.Exact(name, value.ToString("0.000000000", CultureInfo.InvariantCulture));
                break;
            case 2:
                document.Null(name);
                break;
            default:
                document.Real(name, value);
                break;
        }
    }

    /// <summary>A known parent; one in forty names a document that does not exist, one in forty none.</summary>
    private static void Parent(DocumentBuilder document, string collection, long number, int parents)
    {
        switch (document.Random.Below(40))
        {
            case 0:
                document.Id(collection, SampleIds.Unknown(collection, document.Seed, number));
                break;
            case 1:
                document.Null(collection);
                break;
            default:
                document.Reference(collection, SampleIds.Of(collection, document.Seed, document.Random.Below(parents)));
                break;
        }
    }
}
