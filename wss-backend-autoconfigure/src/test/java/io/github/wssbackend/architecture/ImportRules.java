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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What a package may import, as rules that can be pointed at any package tree of the same
 * shape.
 */
final class ImportRules {

	private final String rootPackage;

	private final PackageTable table;

	ImportRules(String rootPackage) {
		this.rootPackage = rootPackage;
		this.table = new PackageTable(rootPackage);
	}

	/** The classes of one row import nothing but what the table lists. */
	ArchRule row(String row) {
		ArchCondition<JavaClass> condition = Conditions.importOnly("what the table lists",
				(from, to) -> this.table.allows(row, to.getPackageName()));
		return classes().that(inRow(row)).should(condition).allowEmptyShould(PackageTable.LATER.contains(row));
	}

	ArchRule everyPackageHasARow() {
		return classes().that(inside())
			.should(Conditions.satisfy("live in a package of the table",
					(type) -> PackageTable.names().contains(this.table.rowOf(type.getPackageName()))));
	}

	ArchRule noCycles() {
		return slices().assignedFrom(packages()).should().beFreeOfCycles();
	}

	ArchRule onlyAutoconfigureImportsBoot() {
		return classes().that(inside().and(DescribedPredicate.not(inRow("autoconfigure"))))
			.should(Conditions.importOnly("types outside of Spring Boot",
					(from, to) -> !to.getPackageName().startsWith("org.springframework.boot")));
	}

	ArchRule nobodyImportsAutoconfigure() {
		return classes().that(inside().and(DescribedPredicate.not(inRow("autoconfigure"))))
			.should(Conditions.importOnly("types outside of autoconfigure",
					(from, to) -> !this.table.isIn("autoconfigure", to.getPackageName())));
	}

	/** Jackson's home is {@code frame}; the message contract alone hands out its tree. */
	ArchRule onlyFrameImportsJackson() {
		return classes().that(inside().and(DescribedPredicate.not(inRow("frame"))))
			.should(Conditions.importOnly("types outside of Jackson",
					(from, to) -> !isJackson(to) || isTreeOfMessage(from, to)));
	}

	private boolean isTreeOfMessage(JavaClass from, JavaClass to) {
		String message = this.rootPackage + ".WssMessage";
		boolean contract = from.getName().equals(message);
		boolean hidden = from.getPackageName().equals(this.rootPackage) && from.isAssignableTo(message)
				&& !from.getModifiers().contains(JavaModifier.PUBLIC);
		return hidden || (contract && to.getName().equals("tools.jackson.databind.JsonNode"));
	}

	private static boolean isJackson(JavaClass type) {
		return type.getPackageName().startsWith("tools.jackson")
				|| type.getPackageName().startsWith("com.fasterxml.jackson");
	}

	private DescribedPredicate<JavaClass> inRow(String row) {
		return describe("in row '" + row + "'",
				(type) -> this.table.isIn(row, type.getPackageName()) && !isPackageInfo(type));
	}

	/** A package that holds its description only is as empty as one that is absent. */
	private static boolean isPackageInfo(JavaClass type) {
		return type.getSimpleName().equals("package-info");
	}

	private DescribedPredicate<JavaClass> inside() {
		return describe("inside " + this.rootPackage, (type) -> this.table.isInside(type.getPackageName()));
	}

	private SliceAssignment packages() {
		return new SliceAssignment() {

			@Override
			public SliceIdentifier getIdentifierOf(JavaClass type) {
				return ImportRules.this.table.isInside(type.getPackageName())
						? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
			}

			@Override
			public String getDescription() {
				return "packages of " + ImportRules.this.rootPackage;
			}

		};
	}

}
