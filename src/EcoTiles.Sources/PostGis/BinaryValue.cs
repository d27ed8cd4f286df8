using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EcoTiles.Sources.PostGis;

/// <summary>Moves one value from the server's binary form into its column.</summary>
static class BinaryValue
{
    const int LongestMoment = 32;

    /// <summary>Days and microseconds are counted from here.</summary>
    static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void Copy(ReadOnlySpan<byte> value, BinaryForm form, BatchColumn column)
    {
        switch (form)
        {
            case BinaryForm.Text:
            case BinaryForm.Json:
                AddText(value, form, column);
                break;
            case BinaryForm.JsonB:
                AddText(value[1..], form, column); // after the version of the format
                break;
            case BinaryForm.Long:
                column.Add(BinaryPrimitives.ReadInt64BigEndian(value));
                break;
            case BinaryForm.Int:
                column.Add((long)BinaryPrimitives.ReadInt32BigEndian(value));
                break;
            case BinaryForm.Short:
                column.Add((long)BinaryPrimitives.ReadInt16BigEndian(value));
                break;
            case BinaryForm.Double:
                Add(column, BinaryPrimitives.ReadDoubleBigEndian(value));
                break;
            case BinaryForm.Number:
                Add(column, double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case BinaryForm.Single:
                Add(column, Widened(BinaryPrimitives.ReadSingleBigEndian(value)));
                break;
            case BinaryForm.Boolean:
                column.Add(value[0] != 0);
                break;
            case BinaryForm.Uuid:
                AddUuid(value, column);
                break;
            default:
                AddMoment(value, form, column);
                break;
        }
    }

    static void Add(BatchColumn column, double value)
    {
        if (double.IsFinite(value)) column.Add(value);
        else column.AddNull();
    }

    /// <summary>The double that is written as the single is: 0.1 stays 0.1.</summary>
    static double Widened(float value) => float.IsFinite(value)
        ? double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : double.NaN;

    static void AddText(ReadOnlySpan<byte> utf8, BinaryForm form, BatchColumn column)
    {
        if (form == BinaryForm.Text)
        {
            column.Add(utf8);
            return;
        }
        var compact = utf8.Length <= 1024 ? stackalloc byte[utf8.Length] : new byte[utf8.Length];
        column.Add(compact[..CompactJson.Write(utf8, compact)]);
    }

    static void AddUuid(ReadOnlySpan<byte> value, BatchColumn column)
    {
        Span<byte> text = stackalloc byte[36];
        new Guid(value, bigEndian: true).TryFormat(text, out var length);
        column.Add(text[..length]);
    }

    /// <summary>As ISO 8601 writes it; what lies outside its years is left out.</summary>
    static void AddMoment(ReadOnlySpan<byte> value, BinaryForm form, BatchColumn column)
    {
        Span<char> text = stackalloc char[LongestMoment];
        var length = 0;
        if (form == BinaryForm.Date)
        {
            var days = BinaryPrimitives.ReadInt32BigEndian(value) + (long)DateOnly.FromDateTime(Epoch).DayNumber;
            if (days >= 0 && days <= DateOnly.MaxValue.DayNumber)
                DateOnly.FromDayNumber((int)days).TryFormat(text, out length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        else
        {
            var microseconds = BinaryPrimitives.ReadInt64BigEndian(value);
            const long Tens = TimeSpan.TicksPerMicrosecond;
            if (microseconds >= (DateTime.MinValue - Epoch).Ticks / Tens && microseconds <= (DateTime.MaxValue - Epoch).Ticks / Tens)
            {
                var format = form == BinaryForm.Timestamp ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFF" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";
                Epoch.AddTicks(microseconds * Tens).TryFormat(text, out length, format, CultureInfo.InvariantCulture);
            }
        }
        if (length == 0)
        {
            column.AddNull();
            return;
        }
        Span<byte> utf8 = stackalloc byte[LongestMoment];
        column.Add(utf8[..Encoding.ASCII.GetBytes(text[..length], utf8)]);
    }
}
