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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.annotation.WssRoute;
import io.github.wssbackend.annotation.WssRoute.Output;

/**
 * The routes that an application has without writing any: {@code ping}, {@code echo},
 * {@code log} and {@code error}. Each gives way to a node of the application that bears
 * its name. They run on the reading thread and answer the caller alone.
 *
 * <p>
 * What {@code log} and {@code error} write is at most {@value #MAX_ARGUMENTS} arguments
 * of {@value #MAX_LENGTH} characters each, in quotes, without control characters. What a
 * stranger calls an error is written as a warning: no peer should be able to raise an
 * alarm.
 *
 * @since 0.1.0
 */
public class DefaultRoutes {

	static final int MAX_LENGTH = 200;

	static final int MAX_ARGUMENTS = 16;

	private static final Log logger = LogFactory.getLog(DefaultRoutes.class);

	@WssRoute(blocking = false, output = Output.CALLER)
	String ping() {
		return "pong";
	}

	@WssRoute(blocking = false, output = Output.CALLER)
	@Nullable Object[] echo(@Nullable Object... args) {
		return args;
	}

	@WssRoute(blocking = false, output = Output.CALLER)
	boolean log(@Nullable Object... args) {
		if (logger.isInfoEnabled()) {
			logger.info("A peer says: " + text(args));
		}
		return true;
	}

	@WssRoute(blocking = false, output = Output.CALLER)
	boolean error(@Nullable Object... args) {
		logger.warn("A peer says there was an error: " + text(args));
		return true;
	}

	static String text(@Nullable Object... args) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < Math.min(args.length, MAX_ARGUMENTS); i++) {
			text.append((i > 0) ? " \"" : "\"");
			append(String.valueOf(args[i]), text);
			text.append('"');
		}
		return text.append((args.length > MAX_ARGUMENTS) ? " ..." : "").toString();
	}

	private static void append(String argument, StringBuilder text) {
		int written = 0;
		for (int i = 0; i < argument.length() && written < MAX_LENGTH; i++) {
			char c = argument.charAt(i);
			if (isPrintable(c)) {
				text.append((c == '"' || c == '\\') ? "\\" : "").append(c);
				written++;
			}
		}
	}

	private static boolean isPrintable(char c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.UNASSIGNED, Character.PRIVATE_USE ->
				false;
			default -> true;
		};
	}

}
