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

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.format.datetime.standard.DurationFormatterUtils;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.annotation.WssRoute.Output;
import io.github.wssbackend.frame.RouteNames;
import io.github.wssbackend.route.NodeFunction.Settings;
import io.github.wssbackend.route.NodeFunction.Signature;

/**
 * Turns the words of an annotation into the settings of a function, and refuses those
 * that make no sense.
 */
final class SettingsReader {

	private SettingsReader() {
	}

	static Settings node(String route, Traits traits, Signature signature) {
		String place = signature.place();
		requireName(route, place);
		boolean personal = ParameterReader.isPersonal(signature.parameters());
		boolean shared = (traits.output() == Output.AUTO) ? !personal : traits.output() == Output.SHARED;
		return new Settings(route, method(traits.method(), place), true, traits.remote(), traits.blocking(),
				traits.concurrent(), traits.inputs(), shared, timeout(traits.timeout(), place));
	}

	static Settings listener(Signature signature) {
		return new Settings(signature.place(), null, false, false, true, false, false, false, null);
	}

	static void requireName(String name, String place) {
		String fault = RouteNames.annotationFault(name);
		if (fault != null) {
			throw new WssConfigurationException(
					"The name '" + shortened(name) + "' at " + place + " cannot be used: a route " + fault + ".",
					"Choose another name in the annotation there.");
		}
	}

	private static String shortened(String name) {
		return (name.length() <= RouteNames.MAX_LENGTH) ? name : name.substring(0, 40) + "...";
	}

	private static @Nullable String method(String text, String place) {
		if (text.isEmpty()) {
			return null;
		}
		String fault = RouteNames.methodFault(text);
		if (fault != null) {
			throw new WssConfigurationException("The method '" + shortened(text) + "' of @WssRoute at " + place
					+ " cannot be used: it " + fault + ".", "Write a word such as \"get\", or leave it out.");
		}
		return text.toLowerCase(Locale.ROOT);
	}

	private static @Nullable Duration timeout(String text, String place) {
		if (text.isEmpty()) {
			return null;
		}
		Duration timeout = parse(text);
		if (timeout == null || timeout.isZero() || timeout.isNegative()) {
			throw new WssConfigurationException(
					"The timeout '" + text + "' of @WssRoute at " + place + " is no positive duration.",
					"Write it as 500ms, 5s or PT5S, or leave it out for wss.request-timeout.");
		}
		return timeout;
	}

	private static @Nullable Duration parse(String text) {
		try {
			return DurationFormatterUtils.detectAndParse(text);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return null;
		}
	}

}
