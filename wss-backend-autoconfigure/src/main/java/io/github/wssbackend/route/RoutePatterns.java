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

package io.github.wssbackend.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.wssbackend.frame.RouteNames;

/**
 * Which routes a server or a client offers to its peer. A pattern is a name whose
 * segments may be {@code *} for any one segment or {@code **} for any number of them,
 * none included; {@code !} before it excludes what it matches, wherever it stands in the
 * list. Nothing is offered that no pattern includes. Case matters. Immutable; a look-up
 * takes time in proportion to the length of the name.
 *
 * @since 0.1.0
 */
public final class RoutePatterns {

	private final Matcher included;

	private final Matcher excluded;

	private RoutePatterns(Matcher included, Matcher excluded) {
		this.included = included;
		this.excluded = excluded;
	}

	/**
	 * Read patterns.
	 * @param patterns the patterns
	 * @return what they offer
	 * @throws IllegalArgumentException for an empty pattern, and for a star that is not a
	 * whole segment
	 */
	public static RoutePatterns of(List<String> patterns) {
		List<String> included = new ArrayList<>();
		List<String> excluded = new ArrayList<>();
		for (String pattern : patterns) {
			if (pattern.startsWith("!")) {
				excluded.add(pattern.substring(1));
			}
			else {
				included.add(pattern);
			}
		}
		return new RoutePatterns(Matcher.of(included), Matcher.of(excluded));
	}

	/**
	 * Whether a route is offered.
	 * @param route the route
	 * @return whether a pattern includes it and none excludes it
	 */
	public boolean offers(String route) {
		return route.length() <= RouteNames.MAX_LENGTH && this.included.matches(route) && !this.excluded.matches(route);
	}

	/**
	 * Patterns of one sign.
	 */
	private record Matcher(boolean all, Set<String> names, List<List<String>> patterns) {

		static Matcher of(List<String> texts) {
			Set<String> names = new HashSet<>();
			List<List<String>> patterns = new ArrayList<>();
			for (String text : texts) {
				List<String> segments = segments(text);
				segments.forEach((segment) -> require(segment, text));
				if (text.contains("*")) {
					patterns.add(segments);
				}
				else {
					names.add(text);
				}
			}
			return new Matcher(patterns.contains(List.of("**")), Set.copyOf(names), List.copyOf(patterns));
		}

		private static void require(String segment, String text) {
			if (segment.isBlank()) {
				throw new IllegalArgumentException("the pattern '" + text + "' has an empty segment");
			}
			if (segment.contains("*") && !segment.equals("*") && !segment.equals("**")) {
				throw new IllegalArgumentException(
						"in the pattern '" + text + "' a star must be a whole segment, such as prices.*");
			}
		}

		boolean matches(String route) {
			if (this.all || this.names.contains(route)) {
				return true;
			}
			if (this.patterns.isEmpty()) {
				return false;
			}
			List<String> segments = segments(route);
			return this.patterns.stream().anyMatch((pattern) -> matches(pattern, segments));
		}

		private static List<String> segments(String name) {
			return List.of(name.split("\\.", -1));
		}

		// Only the newest ** is ever tried again, so no name makes this explode.
		private static boolean matches(List<String> pattern, List<String> segments) {
			int p = 0;
			int s = 0;
			int star = -1;
			int mark = 0;
			while (s < segments.size()) {
				if (p < pattern.size() && pattern.get(p).equals("**")) {
					star = p++;
					mark = s;
				}
				else if (p < pattern.size() && fits(pattern.get(p), segments.get(s))) {
					p++;
					s++;
				}
				else if (star >= 0) {
					p = star + 1;
					s = ++mark;
				}
				else {
					return false;
				}
			}
			while (p < pattern.size() && pattern.get(p).equals("**")) {
				p++;
			}
			return p == pattern.size();
		}

		private static boolean fits(String pattern, String segment) {
			return pattern.equals("*") || pattern.equals(segment);
		}

	}

}
