namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>A field of a .dbf table.</summary>
/// <param name="NameBytes">Its name, cut to ten bytes by the format, in the table's encoding.</param>
/// <param name="Type">C text, N and F numbers, L truth, D date.</param>
/// <param name="Start">Where it starts in a record, behind the mark of deletion.</param>
sealed record DbfField(byte[] NameBytes, char Type, int Start, int Bytes, int Decimals)
{
    /// <summary>Nineteen digits may be more than a whole number holds.</summary>
    const int MostIntegerDigits = 18;

    public SourceType SourceType => Type switch
    {
        'N' when Decimals == 0 && Bytes <= MostIntegerDigits => SourceType.Integer,
        'N' or 'F' => SourceType.Real,
        'L' => SourceType.Boolean,
        'D' => SourceType.Date,
        _ => SourceType.Text,
    };
}
