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

package io.github.wssbackend.benchmarks.jmh;

/**
 * The frames that a peer sends.
 */
final class Requests {

	private static final String ID = "socket0123456789abcdef0123456789abcdef";

	private Requests() {
	}

	static String add(int a, int b, int callbackId) {
		return call("add", a + "," + b, callbackId);
	}

	static String call(String route, String args, int callbackId) {
		return "{\"route\":\"runRequest\",\"args\":[{\"route\":\"" + route + "\",\"args\":[" + args + "]},\"" + ID
				+ "\"," + callbackId + "]}";
	}

	static String subscribe(String route, int callbackId) {
		return call("subscribeSocket", "\"" + route + "\",\"" + ID + "\"", callbackId);
	}

}
