# Reads what `objdump -d` says of a native binary for ARM64, and prints what the register tiles execute in the loop that
# has the most multiply-adds; see arm64-instructions.sh. The exit code is 1 where one breaks a limit, or none is found.
#
#   sums    registers that products are added to
#   fmla    multiply-adds of vectors
#   other   other instructions for the vector units, such as dup
#   ratio   both, for each multiply-add
#   loads   of vectors, and stores
#   stack   accesses to the stack, mostly of sums that found no register
#   calls   calls, which no sum in a register survives

function short(name) {
    gsub(/StaticNet_(Smoke_)?(StaticNet_)?(Generated_StaticNet_Smoke_)?(Kernels_|Simd_)?/, "", name)
    gsub(/_[1-4]</, "<", name)
    sub(/__Run(_0)?/, "", name)
    return name
}

function is_vector(i) { return operands[i] ~ /(^|[ ,{\[])v[0-9]+\./ || operands[i] ~ /(^|[ ,])[sdq][0-9]+(,|$)/ }

function is_innermost(loop,    i) {
    for (i in start)
        if (i + 0 < loop && start[i] >= start[loop])
            return 0
    return 1
}

function multiply_adds(loop,    i, found) {
    for (i = start[loop]; i <= loop; i++)
        found += mnemonic[i] == "fmla"
    return found
}

# A loop is known by its backward branch.
function busiest_loop(    key, loop, best) {
    best = -1
    for (key in start) {
        loop = key + 0
        if (is_innermost(loop) && (best < 0 || multiply_adds(loop) > multiply_adds(best)))
            best = loop
    }
    return best
}

function report(    loop, i, parts, is_sum, sums, fmla, other, ratio, loads, stack, calls, verdict) {
    if (name !~ tiles || name ~ except)
        return
    loop = busiest_loop()
    fmla = loop < 0 ? 0 : multiply_adds(loop)
    if (fmla == 0)
        return
    for (i = start[loop]; i <= loop; i++) {
        calls += mnemonic[i] ~ /^blr?$/
        if (mnemonic[i] ~ /^(ld|st)/) {
            stack += operands[i] ~ /\[(sp|x29)/
            loads += is_vector(i)
        } else if (mnemonic[i] == "fmla") {
            split(operands[i], parts, ",")
            sums += !(parts[1] in is_sum)
            is_sum[parts[1]]
        } else {
            other += is_vector(i)
        }
    }
    ratio = (fmla + other) / fmla
    if (ratio > 1.1 || stack > 0 || calls > 0 || (name ~ tall && sums < 24)) {
        verdict = "  <- breaks a limit"
        broken++
    }
    printf "%4d %5d %5d %6.2f %5d %5d %5d  %s%s\n", sums, fmla, other, ratio, loads, stack, calls, short(name), verdict
    found++
}

BEGIN { print "sums  fmla other  ratio loads stack calls  tile" }

/^[0-9a-f]+ <.*>:$/ {
    report()
    name = $0
    sub(/^[0-9a-f]+ </, "", name)
    sub(/>:$/, "", name)
    count = 0
    delete at
    delete start
}

/^ +[0-9a-f]+:\t/ {
    split($0, columns, "\t")
    address = columns[1]
    gsub(/[ :]/, "", address)
    at[address] = count
    mnemonic[count] = columns[2]
    operands[count] = columns[3]
    if (mnemonic[count] ~ /^(b|b\..*|cbn?z|tbn?z)$/) {
        target = operands[count]
        sub(/ <.*/, "", target)
        sub(/^.*[ ,]/, "", target)
        if (target in at)
            start[count] = at[target]
    }
    count++
}

END {
    report()
    printf "%d tiles, %d of them break a limit\n", found, broken
    exit found == 0 || broken > 0
}
