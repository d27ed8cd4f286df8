using System.Buffers.Binary;
using System.Text;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Geometry.Encoding;

namespace EcoTiles.Sources.Snapshots;

/// <summary>One attribute value as the bytes of an MVT Value message, so that tiles copy instead of convert.</summary>
public static class TileValue
{
    const byte TextField = (1 << 3) | 2;
    const byte RealField = (3 << 3) | 1;
    const byte SignedField = 6 << 3;
    const byte IntegerField = 5 << 3;
    const byte BooleanField = 7 << 3;

    public static int Write(BatchColumn column, int row, ref byte[] scratch)
    {
        switch (column.Schema.Type)
        {
            case AttributeType.Text:
                var text = column.Text(row);
                if (scratch.Length < text.Length + Varint.MaxBytes) scratch = new byte[2 * text.Length + Varint.MaxBytes];
                scratch[0] = TextField;
                var at = Varint.Write(scratch, 1, (ulong)text.Length);
                text.CopyTo(scratch.AsSpan(at));
                return at + text.Length;
            case AttributeType.Real:
                scratch[0] = RealField;
                BinaryPrimitives.WriteDoubleLittleEndian(scratch.AsSpan(1), column.Real(row));
                return 9;
            case AttributeType.Boolean:
                scratch[0] = BooleanField;
                scratch[1] = column.Boolean(row) ? (byte)1 : (byte)0;
                return 2;
            default:
                var number = column.Integer(row);
                scratch[0] = number < 0 ? SignedField : IntegerField;
                return number < 0 ? Varint.WriteSigned(scratch, 1, number) : Varint.Write(scratch, 1, (ulong)number);
        }
    }

    /// <summary>The value as text, as filters and lists write it.</summary>
    public static string ToText(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return "";
        var at = 1;
        switch (value[0])
        {
            case TextField:
                var length = (int)Varint.Read(value, ref at);
                return Encoding.UTF8.GetString(value.Slice(at, length));
            case RealField:
                return BinaryPrimitives.ReadDoubleLittleEndian(value[1..]).ToString("R", Invariant);
            case BooleanField:
                return value[1] == 0 ? "false" : "true";
            case SignedField:
                return Varint.ReadSigned(value, ref at).ToString(Invariant);
            default:
                return Varint.Read(value, ref at).ToString(Invariant);
        }
    }

    /// <summary>The value as styles know it; nothing for no value.</summary>
    public static StyleValue ToStyleValue(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return StyleValue.Null;
        var at = 1;
        return value[0] switch
        {
            TextField => StyleValue.Of(ToText(value)),
            RealField => StyleValue.Of(BinaryPrimitives.ReadDoubleLittleEndian(value[1..])),
            BooleanField => StyleValue.Of(value[1] != 0),
            SignedField => StyleValue.Of((double)Varint.ReadSigned(value, ref at)),
            _ => StyleValue.Of((double)Varint.Read(value, ref at)),
        };
    }

    static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
