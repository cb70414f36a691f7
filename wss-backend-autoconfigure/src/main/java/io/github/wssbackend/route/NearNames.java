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

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name that somebody who misspelt one may have meant.
 */
final class NearNames {

	private static final int MAX_EDITS = 2;

	private NearNames() {
	}

	/**
	 * The name that is nearest.
	 * @param name the name that is not there
	 * @param names those that are
	 * @return the nearest one, {@code null} if more than two letters are wrong, or more
	 * than a third of them
	 */
	static @Nullable String nearest(String name, Collection<String> names) {
		String nearest = null;
		int best = Math.min(MAX_EDITS, name.length() / 3) + 1;
		for (String other : names) {
			int edits = edits(name, other);
			if (edits < best) {
				best = edits;
				nearest = other;
			}
		}
		return nearest;
	}

	private static int edits(String a, String b) {
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int replaced = diagonal + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[b.length()];
	}

}
