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

import java.util.function.BiPredicate;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * The two shapes that every condition of the architecture has.
 */
final class Conditions {

	private Conditions() {
	}

	/** Each type that a class mentions must pass the test with it. */
	static ArchCondition<JavaClass> importOnly(String what, BiPredicate<JavaClass, JavaClass> allowed) {
		return new ArchCondition<>("import only " + what) {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> !allowed.test(type, importedBy(dependency)))
					.map((dependency) -> SimpleConditionEvent.violated(dependency, dependency.getDescription()))
					.forEach(events::add);
			}

		};
	}

	/** Each class must pass the test. */
	static ArchCondition<JavaClass> satisfy(String what, Predicate<JavaClass> test) {
		return new ArchCondition<>(what) {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				events.add(new SimpleConditionEvent(type, test.test(type), type.getName() + " should " + what));
			}

		};
	}

	private static JavaClass importedBy(Dependency dependency) {
		return dependency.getTargetClass().getBaseComponentType();
	}

}
