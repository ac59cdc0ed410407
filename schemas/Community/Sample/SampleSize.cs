namespace Community.Sample;

/// <summary>How many documents a scale means. Catalogues stay as large as a country's; people and what they make grow.</summary>
internal sealed record SampleSize(int Scale)
{
    public int Roles => 12;

    public int Provinces => 24;

    public int Municipalities => 335;

    public int Parroquias => 1_140;

    public int Professions => 80;

    public int Entities => 60;

    public int Users => 2_000 * Scale;

    public int Channels => 60 * Scale;

    public int Docs => 420 * Scale;

    public int Lives => 200 * Scale;

    public int Rooms => 200 * Scale;

    public int Messages => 5_000 * Scale;

    public int Members => 1_500 * Scale;
}
