/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.architecture;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;

/**
 * What a type must look like, as rules that can be pointed at any package tree of the
 * same shape.
 */
final class TypeRules {

	private final PackageTable table;

	TypeRules(String rootPackage) {
		this.table = new PackageTable(rootPackage);
	}

	ArchRule everyPackageIsNullMarked() {
		return classes().that(inside())
			.should(Conditions.satisfy("live in a @NullMarked package",
					(type) -> type.getPackage().isAnnotatedWith(NullMarked.class)));
	}

	ArchRule autoConfigurationsArePublicAndFinal() {
		return classes().that(areAutoConfigurations()).should().bePublic().andShould().haveModifier(JavaModifier.FINAL);
	}

	/** Boot finds no auto-configuration that the imports file leaves out. */
	ArchRule autoConfigurationsAreListed(Set<String> listed) {
		return classes().that(areAutoConfigurations())
			.should(Conditions.satisfy("be listed in the imports file", (type) -> listed.contains(type.getName())));
	}

	ArchRule autoConfigurationsHaveNoPublicMembers() {
		return members().that()
			.areDeclaredInClassesThat(areAutoConfigurations())
			.and(DescribedPredicate.not(isDefaultConstructor()))
			.and(DescribedPredicate.not(isOverride()))
			.should()
			.notBePublic();
	}

	/** Deadlines must not hang on a clock that jumps. */
	ArchRule nobodyAsksTheWallClock() {
		return classes().that(inside())
			.should(Conditions.satisfy("not ask the wall clock",
					(type) -> type.getAccessesFromSelf().stream().noneMatch(TypeRules::isWallClock)));
	}

	private static boolean isWallClock(JavaAccess<?> access) {
		String owner = access.getTargetOwner().getName();
		String name = access.getName();
		return (owner.equals("java.lang.System") && name.equals("currentTimeMillis")) || owner.equals("java.time.Clock")
				|| (owner.startsWith("java.time.") && name.equals("now"))
				|| (owner.equals("java.util.Date") && name.equals("<init>")) || owner.equals("java.util.Timer");
	}

	private DescribedPredicate<JavaClass> inside() {
		return describe("inside", (type) -> this.table.isInside(type.getPackageName()));
	}

	private DescribedPredicate<JavaClass> areAutoConfigurations() {
		return describe("auto-configurations",
				(type) -> this.table.isInside(type.getPackageName()) && type.isAnnotatedWith(AutoConfiguration.class));
	}

	/** The compiler writes it, as public as its class. */
	private static DescribedPredicate<JavaMember> isDefaultConstructor() {
		return describe("default constructor", (member) -> member instanceof JavaCodeUnit unit && unit.isConstructor()
				&& unit.getRawParameterTypes().isEmpty());
	}

	private static DescribedPredicate<JavaMember> isOverride() {
		return describe("override", (member) -> member instanceof JavaCodeUnit unit && isInherited(unit));
	}

	private static boolean isInherited(JavaCodeUnit unit) {
		String[] parameters = unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
		return unit.getOwner()
			.getAllRawInterfaces()
			.stream()
			.anyMatch((type) -> type.tryGetMethod(unit.getName(), parameters).isPresent());
	}

}
