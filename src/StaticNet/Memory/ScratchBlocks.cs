namespace StaticNet;

/// <summary>A thread's blocks of <see cref="Scratch"/>.</summary>
internal readonly record struct ScratchBlocks(
    AlignedBuffer? Buffer, AlignedBuffer? Layer, AlignedBuffer? Input, AlignedBuffer? Product);
