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

package io.github.wssbackend.invocation;

/**
 * Text that may come from outside, made fit for one line of a log.
 */
final class LogText {

	private static final int MAX_LENGTH = 200;

	private LogText() {
	}

	static String of(String text) {
		StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 3);
		for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
			char c = text.charAt(i);
			boolean visible = !Character.isISOControl(c) && c != '\u2028' && c != '\u2029'
					&& Character.getType(c) != Character.FORMAT;
			line.append(visible ? c : '?');
		}
		return (text.length() > MAX_LENGTH) ? line.append("...").toString() : line.toString();
	}

}
