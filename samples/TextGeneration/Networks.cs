using StaticNet;

namespace TextGeneration;

// One network for each vocabulary and size: sizes are compiled. A vocabulary of 65 is that of plain English with all
// capitals, 128 has room for a second alphabet, 256 is for bytes.

/// <summary>Up to 65 characters, a state of 128.</summary>
[Network]
[TokenInput(65)]
[Embedding(64)]
[Lstm(128)]
[Dense(65)]
[CrossEntropyLoss]
public partial class Text65Lstm128;

/// <summary>Up to 65 characters, a state of 256.</summary>
[Network]
[TokenInput(65)]
[Embedding(64)]
[Lstm(256)]
[Dense(65)]
[CrossEntropyLoss]
public partial class Text65Lstm256;

/// <summary>Up to 128 characters, a state of 128.</summary>
[Network]
[TokenInput(128)]
[Embedding(64)]
[Lstm(128)]
[Dense(128)]
[CrossEntropyLoss]
public partial class Text128Lstm128;

/// <summary>Up to 128 characters, a state of 256.</summary>
[Network]
[TokenInput(128)]
[Embedding(64)]
[Lstm(256)]
[Dense(128)]
[CrossEntropyLoss]
public partial class Text128Lstm256;

/// <summary>Bytes, a state of 128.</summary>
[Network]
[TokenInput(256)]
[Embedding(64)]
[Lstm(128)]
[Dense(256)]
[CrossEntropyLoss]
public partial class Text256Lstm128;

/// <summary>Bytes, a state of 256.</summary>
[Network]
[TokenInput(256)]
[Embedding(64)]
[Lstm(256)]
[Dense(256)]
[CrossEntropyLoss]
public partial class Text256Lstm256;
