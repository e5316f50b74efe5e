# Reads what `objdump -d` says of a binary for ARM64 and prints, for the innermost loop with the most multiply-adds of
# each function that `tiles` (a regular expression) names, what it executes; see arm64-instructions.sh.
#
#   sums     registers that multiply-adds are added to
#   fmla     vector multiply-adds
#   other    other instructions for the vector units: dup, moves, additions
#   loads    vectors read or written
#   ratio    (fmla + other) / fmla
#   stack    accesses to the stack: sums that found no register
#   calls    calls, which no sum survives in a register; and in the whole function

function short(name) {
    gsub(/StaticNet_(Smoke_)?(StaticNet_)?(Generated_StaticNet_Smoke_)?(Kernels_|Simd_)?/, "", name)
    gsub(/_[1-4]</, "<", name)
    return name
}

function is_vector(i) { return operands[i] ~ /(^|[ ,{\[])v[0-9]+\./ || operands[i] ~ /(^|[ ,])[sdq][0-9]+(,|$)/ }

function report(    i, j, loop, inner, best, sums, seen, fmla, other, loads, stack, calls, all, ratio) {
    if (name == "" || name !~ tiles)
        return
    best = -1
    for (i = 0; i < count; i++) {
        all += mnemonic[i] ~ /^blr?$/
        if (!(i in back))
            continue
        # Innermost: no other backward branch lies inside.
        inner = 1
        for (j in back)
            if (j + 0 != i && back[j] >= back[i] && j + 0 < i)
                inner = 0
        if (!inner)
            continue
        fmla = 0
        for (j = back[i]; j <= i; j++)
            fmla += mnemonic[j] == "fmla"
        if (fmla > 0 && (best < 0 || fmla > most)) {
            best = i
            most = fmla
        }
    }
    if (best < 0)
        return
    fmla = most
    for (j = back[best]; j <= best; j++) {
        if (mnemonic[j] ~ /^(ld|st)/) {
            stack += operands[j] ~ /\[(sp|x29)/
            loads += is_vector(j)
        } else if (mnemonic[j] == "fmla") {
            split(operands[j], parts, ",")
            if (!(parts[1] in seen))
                sums++
            seen[parts[1]] = 1
        } else {
            other += is_vector(j)
        }
        calls += mnemonic[j] ~ /^blr?$/
    }
    ratio = (fmla + other) / fmla
    printf "%4d %5d %5d %5d %6.2f %5d %5d %5d  %s\n", sums, fmla, other, loads, ratio, stack, calls, all, short(name)
}

/^[0-9a-f]+ <.*>:$/ {
    report()
    name = $0
    sub(/^[0-9a-f]+ </, "", name)
    sub(/>:$/, "", name)
    count = 0
    delete at
    delete back
    next
}

/^ +[0-9a-f]+:\t/ {
    split($0, columns, "\t")
    address = columns[1]
    gsub(/[ :]/, "", address)
    mnemonic[count] = columns[2]
    sub(/ +$/, "", mnemonic[count])
    operands[count] = columns[3]
    at[address] = count
    if (mnemonic[count] ~ /^(b|b\..*|cbn?z|tbn?z)$/) {
        target = columns[3]
        sub(/ <.*/, "", target)
        sub(/^.*[ ,]/, "", target)
        if (target in at)
            back[count] = at[target]
    }
    count++
}

END { report() }
