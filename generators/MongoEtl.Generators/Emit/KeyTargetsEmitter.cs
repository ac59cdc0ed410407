using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>KeyTargets.g.cs</c>: which key target each reference column asks for. Row encoders name the constants, so that
/// they need not be written anew when the plan's order changes.</summary>
internal static class KeyTargetsEmitter
{
    public static string Emit(PlanModel plan)
    {
        var code = CodeWriter.ForFile(new ClassName("MongoEtl.Generated", default, ""));
        code.Line("/// <summary>Ordinals in <see cref=\"global::MongoEtl.Plan.KeyTargets\"/> of what reference columns point at.</summary>");
        code.Open("internal static class KeyTargets");
        for (var i = 0; i < plan.Targets.Count; i++)
        {
            foreach (var user in plan.Targets[i].Users)
                code.Line($"internal const int {user} = {i};");
        }
        return code.Finish();
    }
}
