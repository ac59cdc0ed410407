using MongoEtl.Internal;

namespace MongoEtl.Tests.Views;

/// <summary>Embedded documents and arrays, as the generator would write their views.</summary>
public sealed class NestedViewTests
{
    [Fact]
    public void Embedded_documents_and_arrays_are_read_in_place()
    {
        var order = new Order().On("""{"buyer": {"name": "Ana"}, "items": [{"price": 1.5}, {"price": 2}], "tags": ["a", "b"]}""");
        order.Buyer!.Name.ShouldBe("Ana");
        order.Items!.Count.ShouldBe(2);
        order.Items.Select(item => item.Price).ShouldBe([1.5m, 2m]);
        order.Items[0].ShouldNotBeSameAs(order.Items[1]);
        order.Tags!.ShouldBe(["a", "b"]);
        order.Tags![1].ShouldBe("b");
        Should.Throw<ArgumentOutOfRangeException>(() => order.Items[2]);
    }

    [Fact]
    public void Null_and_missing_parts_are_null_and_empty_ones_are_not()
    {
        var order = new Order().On("""{"buyer": null}""");
        order.Buyer.ShouldBeNull();
        order.Items.ShouldBeNull();
        order.Tags.ShouldBeNull();
        order.On("""{"buyer": {}, "items": [], "tags": []}""");
        order.Buyer!.Name.ShouldBeNull();
        order.Items!.Count.ShouldBe(0);
        order.Tags!.Count.ShouldBe(0);
    }

    [Fact]
    public void Parts_follow_their_view_to_the_next_document_in_the_same_buffer()
    {
        var order = new Order();
        foreach (var name in new[] { "Ana", "Eva", "Ivo" })
        {
            // Same buffer, same offsets of the parts, as in a pooled buffer; inside the parts the order differs.
            var person = name == "Eva" ? """{"z": 1, "name": "Eva"}""" : $$"""{"name": "{{name}}", "z": 1}""";
            order.On("""{"buyer": PERSON, "items": [{"price": 1.5, "of": PERSON}], "tags": ["NAME"]}"""
                .Replace("PERSON", person, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal));
            order.Buyer!.Name.ShouldBe(name);
            order.Items![0].Of!.Name.ShouldBe(name);
            order.Tags![0].ShouldBe(name);
        }
    }

    [Fact]
    public void Views_are_reused()
    {
        var order = new Order().On("""{"buyer": {"name": "a"}, "items": [{"price": 1}]}""");
        var (buyer, item) = (order.Buyer, order.Items![0]);
        order.On("""{"buyer": {"name": "b"}, "items": [{"price": 2}]}""");
        order.Buyer.ShouldBeSameAs(buyer);
        order.Items![0].ShouldBeSameAs(item);
    }

    [Fact]
    public void A_fault_names_the_whole_path()
    {
        var order = new Order().On("""{"items": [{"price": 1}, {"price": 1}, {"price": "x", "of": {"name": 7}}], "buyer": {"name": []}}""");
        Should.Throw<FieldException>(() => order.Items![2].Price).Path.ShouldBe("items.2.price");
        Should.Throw<FieldException>(() => order.Items![2].Of!.Name).Path.ShouldBe("items.2.of.name");
        Should.Throw<FieldException>(() => order.Buyer!.Name).Path.ShouldBe("buyer.name");
    }

    [Theory]
    [InlineData("""{"items": [{}, 7]}""", "items.1", "Int32 in place of a document")]
    [InlineData("""{"items": [null]}""", "items.0", "Null in place of a document")]
    [InlineData("""{"items": {}}""", "items", "Document")]
    [InlineData("""{"tags": ["a", 7]}""", "tags.1", "Int32 in place of a text")]
    [InlineData("""{"tags": [null]}""", "tags.0", "Null in place of a text")]
    [InlineData("""{"tags": "a"}""", "tags", "String")]
    [InlineData("""{"buyer": []}""", "buyer", "Array")]
    public void Wrong_shapes_set_the_document_aside(string json, string path, string found)
    {
        var order = new Order().On(json);
        for (var repeated = 0; repeated < 2; repeated++)
        {
            var fault = Should.Throw<FieldException>(() => (order.Items?.Count, order.Tags?.Count, order.Buyer));
            fault.Path.ShouldBe(path);
            fault.Found.ShouldBe(found);
        }
    }

    [Fact]
    public void Under_the_null_rule_unusable_elements_are_left_out_and_noted()
    {
        var order = new Order(MismatchRule.Null).On("""{"items": [7, {"price": 1}, null, {"price": 2}], "tags": ["a", true, "b"], "buyer": 1}""");
        order.Items!.Select(item => item.Price).ShouldBe([1m, 2m]);
        order.Items!.SourceIndex(1).ShouldBe(3);
        order.Tags!.ShouldBe(["a", "b"]);
        order.Tags!.SourceIndex(1).ShouldBe(2);
        order.Buyer.ShouldBeNull();
        Enumerable.Range(0, order.MismatchLog!.Count).Select(i => (order.MismatchLog[i].Field.Path, order.MismatchLog[i].Found))
            .ShouldBe([("items", BsonType.Int32), ("items", BsonType.Null), ("tags", BsonType.Boolean), ("buyer", BsonType.Int32)]);
    }

    [Fact]
    public void Mismatches_inside_are_noted_by_the_outermost_view()
    {
        var order = new Order(MismatchRule.Null).On("""{"items": [{"price": "x"}]}""");
        order.Items![0].Price.ShouldBeNull();
        order.MismatchLog!.Count.ShouldBe(1);
        order.MismatchLog[0].Found.ShouldBe(BsonType.String);
    }

    [Fact]
    public void Arrays_longer_than_the_views_kept_are_read()
    {
        var items = string.Join(',', Enumerable.Range(0, 1500).Select(i => $"{{\"price\": {i}}}"));
        var order = new Order().On($"{{\"items\": [{items}]}}");
        order.Items!.Select(item => item.Price).ShouldBe(Enumerable.Range(0, 1500).Select(i => (decimal?)i));
    }

    [Theory]
    [InlineData("""{"z": 1, "buyer": {"name": "Ana"}}""", "buyer")]
    [InlineData("""{"z": 1, "items": [{"price": 1}, {"of": {"name": "Ana"}}]}""", "items.1.of")]
    [InlineData("""{"z": 1, "tags": [1, 2]}""", "tags")]
    public void A_malformed_part_is_refused_with_its_path_each_time_it_is_asked(string json, string path)
    {
        var document = ExtendedJson.Parse(json);
        // The last element's type byte of the innermost document becomes one that does not exist.
        var name = path == "tags" ? document.AsSpan().LastIndexOf("1\0"u8) : document.AsSpan().LastIndexOf("name\0"u8);
        document[name - 1] = 0x20;
        var order = new Order(MismatchRule.Null);
        order.Attach(document, 0, document.Length);
        for (var repeated = 0; repeated < 2; repeated++)
        {
            var fault = Should.Throw<BsonFormatException>(() => (order.Buyer, order.Tags?.Count, order.Items?[1].Of));
            fault.Path.ShouldBe(path);
            fault.Offset.ShouldBe(name - 1);
        }
    }

    [Fact]
    public void A_view_of_two_elements_is_not_left_on_the_malformed_one()
    {
        var document = ExtendedJson.Parse("""{"buyer": {"name": "Ana"}, "payer": {"name": "Eva"}}""");
        document[document.AsSpan().LastIndexOf("name\0"u8) - 1] = 0x20;
        var order = new Order();
        order.Attach(document, 0, document.Length);
        order.Buyer!.Name.ShouldBe("Ana");
        Should.Throw<BsonFormatException>(() => order.Payer).Path.ShouldBe("payer");
        Should.Throw<BsonFormatException>(() => order.Payer).Path.ShouldBe("payer");
        order.Buyer!.Name.ShouldBe("Ana");
    }

    private sealed class Order : DocumentView
    {
        private readonly byte[] _buffer = new byte[100_000];
        private readonly Field _buyerField, _payerField, _itemsField, _tagsField;
        private readonly Person _buyerView = new();
        private readonly DocumentList<Item> _itemViews;
        private readonly ScalarList<string> _tagValues = new(ScalarReaders.Text, FieldKind.Text);
        private Element _buyer, _payer, _items, _tags;

        internal Order(MismatchRule rule = MismatchRule.SetAside)
        {
            _buyerField = new("buyer", FieldKind.Document, rule);
            _payerField = new("payer", FieldKind.Document, rule);
            _itemsField = new("items", FieldKind.List, rule);
            _tagsField = new("tags", FieldKind.List, rule);
            _itemViews = new(() => new Item(rule));
            MismatchLog = new MismatchLog();
        }

        internal Person? Buyer => ReadEmbedded(_buyer, _buyerField, _buyerView);

        internal Person? Payer => ReadEmbedded(_payer, _payerField, _buyerView); // the buyer's view, shared

        internal DocumentList<Item>? Items => ReadDocuments(_items, _itemsField, _itemViews);

        internal ScalarList<string>? Tags => ReadScalars(_tags, _tagsField, _tagValues);

        internal Order On(string json)
        {
            var document = ExtendedJson.Parse(json);
            document.CopyTo(_buffer, 10);
            Attach(_buffer, 10, document.Length);
            return this;
        }

        protected override void Locate(ReadOnlySpan<byte> document, int offset)
        {
            (_buyer, _payer, _items, _tags) = (default, default, default, default);
            var reader = new BsonElementReader(document);
            while (reader.MoveNext())
            {
                var element = new Element(offset + reader.ValueOffset, reader.ValueLength, reader.Type);
                if (reader.Name.SequenceEqual("buyer"u8))
                    _buyer = element;
                else if (reader.Name.SequenceEqual("payer"u8))
                    _payer = element;
                else if (reader.Name.SequenceEqual("items"u8))
                    _items = element;
                else if (reader.Name.SequenceEqual("tags"u8))
                    _tags = element;
            }
        }
    }

    private sealed class Item(MismatchRule rule) : DocumentView
    {
        private readonly Field _priceField = new("price", FieldKind.Decimal, rule);
        private readonly Field _ofField = new("of", FieldKind.Document, rule);
        private readonly Person _ofView = new();
        private Element _price, _of;

        internal decimal? Price => ReadDecimal(_price, _priceField);

        internal Person? Of => ReadEmbedded(_of, _ofField, _ofView);

        protected override void Locate(ReadOnlySpan<byte> document, int offset)
        {
            (_price, _of) = (default, default);
            var reader = new BsonElementReader(document);
            while (reader.MoveNext())
            {
                var element = new Element(offset + reader.ValueOffset, reader.ValueLength, reader.Type);
                if (reader.Name.SequenceEqual("price"u8))
                    _price = element;
                else if (reader.Name.SequenceEqual("of"u8))
                    _of = element;
            }
        }
    }

    private sealed class Person : DocumentView
    {
        private static readonly Field NameField = new("name", FieldKind.Text);
        private Element _name;

        internal string? Name => ReadText(_name, NameField);

        protected override void Locate(ReadOnlySpan<byte> document, int offset)
        {
            _name = default;
            var reader = new BsonElementReader(document);
            while (reader.MoveNext())
            {
                if (reader.Name.SequenceEqual("name"u8))
                    _name = new Element(offset + reader.ValueOffset, reader.ValueLength, reader.Type);
            }
        }
    }
}
