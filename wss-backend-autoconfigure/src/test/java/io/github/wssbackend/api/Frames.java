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

package io.github.wssbackend.api;

import org.jspecify.annotations.Nullable;

/**
 * The frames that peers expect, spelt out once.
 */
final class Frames {

	private Frames() {
	}

	static String answer(String callbackId, String args) {
		return "{\"args\":" + args + ",\"callbackId\":" + callbackId + "}";
	}

	static String noOutput(String callbackId) {
		return "{\"callbackId\":" + callbackId + "}";
	}

	static String element(String callbackId, String args) {
		return "{\"args\":" + args + ",\"callbackId\":" + callbackId + ",\"more\":true}";
	}

	static String emission(String route, String args) {
		return answer("\"" + route + "\"", args);
	}

	static String error(String callbackId, String code, String title, int status, @Nullable String detail) {
		return "{\"callbackId\":" + callbackId + ",\"error\":{\"code\":\"" + code + "\",\"title\":\"" + title
				+ "\",\"status\":" + status + ((detail != null) ? ",\"detail\":\"" + detail + "\"" : "") + "}}";
	}

	static String badRequest(String callbackId, String detail) {
		return error(callbackId, "bad-request", "Bad Request", 400, detail);
	}

	static String internal(String callbackId) {
		return error(callbackId, "internal", "Internal Server Error", 500, null);
	}

	static String notFound(String callbackId) {
		return error(callbackId, "route-not-found", "Not Found", 404, "There is no such route");
	}

}
