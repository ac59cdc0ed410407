global using MongoEtl;
