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

import java.nio.file.Path;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The architecture of the product. {@link ArchitectureRulesTests} shows that each rule
 * can fail.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.wssbackend";

	private static final JavaClasses PRODUCT = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
		.importPackages(ROOT);

	private final ImportRules imports = new ImportRules(ROOT);

	private final TypeRules types = new TypeRules(ROOT);

	static Set<String> rows() {
		return PackageTable.names();
	}

	@ParameterizedTest(name = "row ''{0}''")
	@MethodSource("rows")
	void packageImportsWhatItsRowLists(String row) {
		this.imports.row(row).check(PRODUCT);
	}

	@Test
	void sourcesImportWhatTheTableLists() {
		assertThat(new SourceImports(Path.of("src/main/java"), ROOT).forbidden()).isEmpty();
	}

	@Test
	void everyPackageHasARow() {
		this.imports.everyPackageHasARow().check(PRODUCT);
	}

	@Test
	void packagesAreFreeOfCycles() {
		this.imports.noCycles().check(PRODUCT);
	}

	@Test
	void onlyAutoconfigureImportsBoot() {
		this.imports.onlyAutoconfigureImportsBoot().check(PRODUCT);
	}

	@Test
	void nobodyImportsAutoconfigure() {
		this.imports.nobodyImportsAutoconfigure().check(PRODUCT);
	}

	@Test
	void onlyFrameImportsJackson() {
		this.imports.onlyFrameImportsJackson().check(PRODUCT);
	}

	@Test
	void everyPackageIsNullMarked() {
		this.types.everyPackageIsNullMarked().check(PRODUCT);
	}

	@Test
	void nobodyAsksTheWallClock() {
		this.types.nobodyAsksTheWallClock().check(PRODUCT);
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		this.types.autoConfigurationsArePublicAndFinal().check(PRODUCT);
	}

	@Test
	void autoConfigurationsAreListed() {
		Set<String> listed = Set.copyOf(ImportCandidates.load(AutoConfiguration.class, null).getCandidates());
		this.types.autoConfigurationsAreListed(listed).check(PRODUCT);
	}

	@Test
	void autoConfigurationsHaveNoPublicMembers() {
		this.types.autoConfigurationsHaveNoPublicMembers().check(PRODUCT);
	}

}
