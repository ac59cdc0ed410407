namespace MongoEtl.Cli.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task Options_stand_above_the_environment_and_that_above_the_file()
    {
        using var program = new Program();
        program.Write(".env", "POSTGRES_HOST=file\nPOSTGRES_DB=file\nPOSTGRES_USER=file\nPOSTGRES_PASSWORD='p$ #1'\n");
        program.Environment["POSTGRES_HOST"] = "environment";
        program.Environment["POSTGRES_DB"] = "environment";
        (await program.RunAsync("status", "--postgres-host", "option")).ShouldBe(0);
        program.Stores.Opened.ShouldBe(new TargetSettings("option", 5432, "environment", "file", "p$ #1", "prefer"));
    }

    [Fact]
    public async Task Empty_variables_count_as_none()
    {
        using var program = new Program().WithTarget();
        program.Environment["POSTGRES_PORT"] = "";
        program.Environment["POSTGRES_PASSWORD"] = "";
        (await program.RunAsync("status")).ShouldBe(0);
        program.Stores.Opened!.Port.ShouldBe(5432);
        program.Stores.Opened.Password.ShouldBeNull();
    }

    [Fact]
    public async Task Wrong_value_names_its_line_and_what_to_write()
    {
        using var program = new Program();
        program.Write(".env", "# the target\nPOSTGRES_HOST=db\nexport POSTGRES_PORT=54x3\n");
        (await program.RunAsync("status")).ShouldBe(2);
        program.Error.ShouldContain("POSTGRES_PORT is \"54x3\" (from .env, line 3): write a number from 1 to 65535.");
    }

    [Fact]
    public async Task Several_wrong_settings_are_all_listed()
    {
        using var program = new Program { Plan = SamplePlan.WithSecrets };
        program.Environment["MONGODB_URI"] = "mongodb://reader:swordfish@/";
        program.Environment["POSTGRES_SSLMODE"] = "on";
        program.Environment["ENCRYPTION_KEY"] = "swordfish";
        (await program.RunAsync("migrate", "--postgres-port", "0")).ShouldBe(2);
        program.Error.ShouldContain("MONGODB_URI (from the environment): MongoDB address: it names no host.");
        program.Error.ShouldContain("POSTGRES_HOST is not set: write for example POSTGRES_HOST=localhost in the environment or in " +
            ".env, or --postgres-host localhost.");
        program.Error.ShouldContain("--postgres-port is \"0\" (from --postgres-port): write a number from 1 to 65535.");
        program.Error.ShouldContain("POSTGRES_SSLMODE is \"on\" (from the environment): write one of disable, allow, prefer");
        program.Error.ShouldContain("ENCRYPTION_KEY (from the environment) has 9 characters: write 64 hexadecimal digits");
        program.Everything.ShouldNotContain("swordfish");
    }

    [Fact]
    public async Task Key_is_asked_for_only_if_an_entity_of_the_run_is_sensitive()
    {
        using var program = new Program { Plan = SamplePlan.WithSecrets }.WithTarget();
        (await program.RunAsync("migrate", "--source", program.Directory)).ShouldBe(2);
        program.Error.ShouldContain("ENCRYPTION_KEY is not set, and entity town has sensitive fields");
        (await program.RunAsync("migrate", "--source", program.Directory, "--only", "province")).ShouldBe(1);
        program.Error.ShouldContain("this fake has no source");
    }

    [Fact]
    public async Task Absent_source_is_named_with_its_origin()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("migrate", "--source", "nowhere")).ShouldBe(2);
        program.Error.ShouldContain("--source is \"nowhere\" (from --source) names nothing that exists");
    }

    [Fact]
    public async Task Address_may_be_in_a_file_and_a_read_concern_goes_with_addresses_only()
    {
        using var program = new Program().WithTarget();
        program.Write("address", "mongodb://reader:swordfish@db/app\n");
        program.Environment["MONGODB_URI_FILE"] = "address";
        (await program.RunAsync("migrate", "--source-read-concern", "majority")).ShouldBe(1);
        program.Error.ShouldContain("mongodb://***@db:27017/app: this fake has no source");
        (await program.RunAsync("migrate", "--source-read-concern", "near")).ShouldBe(2);
        program.Error.ShouldContain("write one of local, majority, available, snapshot");
        (await program.RunAsync("migrate", "--source", program.Directory, "--source-read-concern", "majority")).ShouldBe(2);
        program.Error.ShouldContain("are for servers, and the source is a dump");
        program.Write("address", "swordfish");
        (await program.RunAsync("migrate")).ShouldBe(2);
        program.Error.ShouldContain("MONGODB_URI (from the file that MONGODB_URI_FILE names) names nothing that exists");
        program.Everything.ShouldNotContain("swordfish");
    }

    [Fact]
    public async Task File_that_is_not_understood_is_reported_by_line_without_its_content()
    {
        using var program = new Program();
        program.Write(".env", "POSTGRES_HOST=db\nPOSTGRES_PASSWORD swordfish\n");
        (await program.RunAsync("status")).ShouldBe(2);
        program.Error.ShouldContain(".env is not understood at line 2: write NAME=value");
        program.Everything.ShouldNotContain("swordfish");
    }

    [Fact]
    public async Task Passwords_have_no_option()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("status", "--postgres-password", "swordfish")).ShouldBe(2);
        program.Error.ShouldContain("Set POSTGRES_PASSWORD or ENCRYPTION_KEY in the environment or in .env.");
        program.Everything.ShouldNotContain("swordfish");
    }
}
