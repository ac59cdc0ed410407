namespace MongoEtl.Runtime;

/// <summary>Where a validation keeps what it expects.</summary>
public static class ValidationSchema
{
    private const int MostNameBytes = 63;

    /// <summary>Name of the schema, unquoted. One a plan, for the plan's lock keeps its validations apart.</summary>
    public static string Of(Plan plan)
    {
        var name = $"mongoetl_validation_{plan.Name}";
        return name.Length <= MostNameBytes ? name : name[..MostNameBytes];
    }
}
