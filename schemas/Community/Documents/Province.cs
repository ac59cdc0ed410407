using MongoEtl;

namespace Community.Documents;

[Collection("province")]
public sealed partial class Province : Place;
