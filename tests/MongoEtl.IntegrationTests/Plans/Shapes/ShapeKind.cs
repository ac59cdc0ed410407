using MongoEtl;

namespace Shapes;

public enum ShapeKind
{
    [Text("circle")] Circle,
#if CORRECTED
    [Text("square", "octagon")] Square,
#else
    [Text("square")] Square,
#endif
}
