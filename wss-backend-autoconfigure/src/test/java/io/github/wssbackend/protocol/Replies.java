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

package io.github.wssbackend.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The frames of answers, written out once for exact comparison.
 */
final class Replies {

	private Replies() {
	}

	static String answer(String callbackId, String args) {
		return "{\"args\":" + args + ",\"callbackId\":" + callbackId + "}";
	}

	static String error(String callbackId, String error) {
		return "{\"callbackId\":" + callbackId + ",\"error\":{" + error + "}}";
	}

	/**
	 * The error of a post, which only peers that speak {@code wss-backend.v1} get.
	 */
	static String postError(String route, String error) {
		return "{\"error\":{" + error + ",\"route\":\"" + route + "\"}}";
	}

	static String badRequest(String detail) {
		return words("bad-request", "Bad Request", 400, detail);
	}

	static String notFound() {
		return words("route-not-found", "Not Found", 404, "There is no such route");
	}

	static String noMethod() {
		return words("bad-request", "Method Not Allowed", 405, "The route has no such method");
	}

	static String internal() {
		return words("internal", "Internal Server Error", 500, null);
	}

	static String words(String code, String title, int status, @Nullable String detail) {
		return "\"code\":\"" + code + "\",\"title\":\"" + title + "\",\"status\":" + status
				+ ((detail != null) ? ",\"detail\":\"" + detail + "\"" : "");
	}

}
