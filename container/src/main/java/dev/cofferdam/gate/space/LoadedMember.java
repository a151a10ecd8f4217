package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.MemberSymbol;

/** A field or method and the class that declares it. */
public record LoadedMember(LoadedClass declaring, MemberSymbol symbol) {}
