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

package io.github.wssbackend.benchmarks.peer;

/**
 * A value that is published.
 *
 * @param n its number
 * @param t unused, 0
 * @param pad filling
 * @since 0.1.0
 */
public record Tick(long n, long t, String pad) {

	/** What a value is without its filling, about. */
	private static final int BARE = 25;

	/**
	 * The filling for values of a size.
	 * @param size in bytes, about
	 * @return the filling
	 */
	public static String pad(int size) {
		return "x".repeat(Math.max(0, size - BARE));
	}

}
