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

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each rule of {@link ArchitectureTests} fails on a package tree that breaks it, for the
 * reason it should, and says nothing against the tree that keeps all of them.
 */
class ArchitectureRulesTests {

	private static final Map<String, JavaClasses> TREES = new ConcurrentHashMap<>();

	@Test
	void rowFailsOnAnImportThatIsNotListed() {
		assertBroken("table", imports("table").row("outbound"), "outbound.Outbox", "state.Store");
	}

	@Test
	void rowOfRootFailsOnAnImportOfAnotherPackage() {
		assertBroken("table", imports("table").row(""), "table.Contract", "state.Store");
	}

	@Test
	void rowOfOnlookerFailsOnAnImportOfAutoconfigure() {
		assertBroken("upward", imports("upward").row("inspect"), "inspect.Picture", "autoconfigure.Wiring");
	}

	@Test
	void rowFailsWhereItsPackageIsEmpty() {
		assertBroken("table", imports("table").row("handshake"), "failed to check any classes");
	}

	@Test
	void rowOfLaterPackageMayBeEmpty() {
		assertKept("table", imports("table").row("console"));
	}

	@Test
	void importLineThatIsNotListedFails() {
		assertThat(sources("table").forbidden()).contains("/Contract.java -> " + rootOf("table") + ".state.Store",
				"outbound/Outbox.java -> " + rootOf("table") + ".state.Store");
	}

	@Test
	void importLineOfAnInlinedConstantFails() {
		assertThat(sources("table").forbidden())
			.contains("dispatch/Verb.java -> " + rootOf("table") + ".outbound.Limits");
	}

	@Test
	void importLineOfJacksonOutsideOfFrameFails() {
		assertThat(sources("jackson").forbidden()).contains("state/Passer.java -> tools.jackson.databind.JsonNode",
				"/Reader.java -> tools.jackson.databind.JsonNode");
	}

	@Test
	void importLineOfBootOutsideOfAutoconfigureFails() {
		assertThat(sources("boot").forbidden())
			.containsExactly("state/Booted.java -> org.springframework.boot.SpringApplication");
	}

	@Test
	void importLineOfAutoconfigureFails() {
		assertThat(sources("upward").forbidden())
			.containsExactly("inspect/Picture.java -> " + rootOf("upward") + ".autoconfigure.Wiring");
	}

	@Test
	void sourceTreeThatIsAbsentFails() {
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> sources("nothing").forbidden());
	}

	@Test
	void packageWithoutARowFails() {
		assertBroken("unlisted", imports("unlisted").everyPackageHasARow(), "unlisted.misc.Stray");
	}

	@Test
	void cycleBetweenPackagesFails() {
		assertBroken("cycle", imports("cycle").noCycles(), "Cycle detected");
	}

	@Test
	void cycleThroughRootFails() {
		assertBroken("rootcycle", imports("rootcycle").noCycles(), "Cycle detected");
	}

	@Test
	void importOfBootOutsideOfAutoconfigureFails() {
		assertBroken("boot", imports("boot").onlyAutoconfigureImportsBoot(), "state.Booted",
				"org.springframework.boot.SpringApplication");
	}

	@Test
	void importOfAutoconfigureFails() {
		assertBroken("upward", imports("upward").nobodyImportsAutoconfigure(), "inspect.Picture",
				"autoconfigure.Wiring");
	}

	@Test
	void importOfJacksonOutsideOfFrameFails() {
		assertBroken("jackson", imports("jackson").onlyFrameImportsJackson(), "state.Parser", "JsonMapper");
	}

	@Test
	void messageFailsOnMoreOfJacksonThanItsTree() {
		assertBroken("jackson", imports("jackson").onlyFrameImportsJackson(), "WssMessage", "ArrayNode");
	}

	@Test
	void treeInAnotherContractFails() {
		assertBroken("jackson", imports("jackson").onlyFrameImportsJackson(), "jackson.Reader", "JsonNode");
	}

	@Test
	void publicMessageFailsOnJackson() {
		assertBroken("jackson", imports("jackson").onlyFrameImportsJackson(), "jackson.OpenMessage", "JsonNodeFactory");
	}

	@Test
	void packageThatIsNotNullMarkedFails() {
		assertBroken("unmarked", types("unmarked").everyPackageIsNullMarked(), "state.Store");
	}

	@Test
	void wallClockFails() {
		assertBroken("clock", types("clock").nobodyAsksTheWallClock(), "state.Millis", "state.Now");
	}

	@Test
	void hiddenAutoConfigurationFails() {
		assertBroken("wiring", types("wiring").autoConfigurationsArePublicAndFinal(), "HiddenAutoConfiguration");
	}

	@Test
	void openAutoConfigurationFails() {
		assertBroken("wiring", types("wiring").autoConfigurationsArePublicAndFinal(), "OpenAutoConfiguration", "FINAL");
	}

	@Test
	void autoConfigurationThatIsNotListedFails() {
		String listed = rootOf("wiring") + ".autoconfigure.OpenAutoConfiguration";
		assertBroken("wiring", types("wiring").autoConfigurationsAreListed(Set.of(listed)), "HiddenAutoConfiguration");
	}

	@Test
	void publicMemberOfAutoConfigurationFails() {
		assertBroken("wiring", types("wiring").autoConfigurationsHaveNoPublicMembers(), "OpenAutoConfiguration.bean()");
	}

	@Test
	void everyRuleFailsWhereThereIsNothingToCheck() {
		ImportRules imports = imports("nothing");
		TypeRules types = types("nothing");
		for (ArchRule rule : new ArchRule[] { imports.everyPackageHasARow(), imports.onlyAutoconfigureImportsBoot(),
				imports.nobodyImportsAutoconfigure(), imports.onlyFrameImportsJackson(), imports.noCycles(),
				types.everyPackageIsNullMarked(), types.nobodyAsksTheWallClock(),
				types.autoConfigurationsArePublicAndFinal(), types.autoConfigurationsAreListed(Set.of()),
				types.autoConfigurationsHaveNoPublicMembers() }) {
			assertBroken("nothing", rule, "failed to check any");
		}
	}

	@Test
	void treeThatKeepsTheRulesPasses() {
		assertKept("good", imports("good").row("state"));
		assertKept("good", imports("good").row("frame"));
		assertKept("good", imports("good").row("autoconfigure"));
		assertThat(sources("good").forbidden()).isEmpty();
		assertKept("good", imports("good").everyPackageHasARow());
		assertKept("good", imports("good").noCycles());
		assertKept("good", imports("good").onlyAutoconfigureImportsBoot());
		assertKept("good", imports("good").nobodyImportsAutoconfigure());
		assertKept("good", imports("good").onlyFrameImportsJackson());
		assertKept("good", types("good").everyPackageIsNullMarked());
		assertKept("good", types("good").nobodyAsksTheWallClock());
		assertKept("good", types("good").autoConfigurationsArePublicAndFinal());
		assertKept("good", types("good").autoConfigurationsHaveNoPublicMembers());
	}

	private static SourceImports sources(String fixture) {
		return new SourceImports(Path.of("src/test/java"), rootOf(fixture));
	}

	private static ImportRules imports(String fixture) {
		return new ImportRules(rootOf(fixture));
	}

	private static TypeRules types(String fixture) {
		return new TypeRules(rootOf(fixture));
	}

	private static void assertBroken(String fixture, ArchRule rule, String... words) {
		JavaClasses classes = classes(fixture);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(classes))
			.satisfies((failure) -> assertThat(failure.getMessage()).contains(words));
	}

	private static void assertKept(String fixture, ArchRule rule) {
		rule.check(classes(fixture));
	}

	private static JavaClasses classes(String fixture) {
		return TREES.computeIfAbsent(fixture, (name) -> new ClassFileImporter().importPackages(rootOf(name)));
	}

	private static String rootOf(String fixture) {
		return ArchitectureRulesTests.class.getPackageName() + ".fixture." + fixture;
	}

}
