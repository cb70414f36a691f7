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

package io.github.wssbackend.handshake;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import jakarta.servlet.http.HttpServletRequestWrapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link OriginCheck}.
 */
class OriginCheckTests {

	@ParameterizedTest
	@CsvSource({ "http://desk.example,desk.example", "http://desk.example:80,desk.example",
			"http://desk.example,desk.example:80", "http://DESK.example,desk.EXAMPLE",
			"http://desk.example:8080,desk.example:8080", "http://127.0.0.1:8080,127.0.0.1:8080",
			"http://[::1]:8080,[::1]:8080", "https://desk.example,desk.example",
			"https://desk.example:443,desk.example", "https://desk.example,desk.example:443",
			"https://desk.example:8443,desk.example:8443" })
	void theSameOriginPasses(String origin, String host) {
		assertThat(passes(List.of(), request(origin, host))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "http://evil.example,desk.example", "null,desk.example", "'',desk.example",
			"http://desk.example:81,desk.example", "http://desk.example,desk.example:81",
			"http://desk.example.evil.example,desk.example", "http://evil.example/desk.example,desk.example",
			"desk.example,desk.example", "http://,desk.example", "http://desk.example:8080,desk.example:8081",
			"not a uri,desk.example", "http://desk_x.example,desk.example",
			"https://desk.example:80,desk.example:443" })
	void anotherOriginDoesNotPass(String origin, String host) {
		assertThat(passes(List.of(), request(origin, host))).isFalse();
	}

	@Test
	void noOriginPasses() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		assertThat(passes(List.of(), request)).isTrue();
	}

	@Test
	void plainOriginDoesNotPassWhereTheConnectionIsEncrypted() {
		MockHttpServletRequest request = request("http://desk.example", "desk.example");
		request.setSecure(true);
		request.setScheme("https");
		assertThat(passes(List.of(), request)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "https://app.example,https://app.example,true", "https://app.example/,https://app.example,true",
			"https://app.example,http://app.example,false", "https://app.example,https://app.example:444,false",
			"https://*.app.example,https://a.app.example,true", "https://*.app.example,https://app.example,false",
			"https://*.app.example,https://a.app.example.evil.example,false", "*,https://any.example,true",
			"http://localhost:[*],http://localhost:3000,true", "https://app.example,null,false" })
	void allowedOriginsPass(String allowed, String origin, boolean passes) {
		assertThat(passes(List.of(allowed), request(origin, "desk.example"))).isEqualTo(passes);
	}

	@Test
	void whatAFilterMadeOfTheHostDoesNotCount() {
		MockHttpServletRequest request = request("http://evil.example", "desk.example");
		HttpServletRequestWrapper forwarded = new HttpServletRequestWrapper(new HttpServletRequestWrapper(request) {
			@Override
			public String getServerName() {
				return "evil.example";
			}

			@Override
			public String getHeader(String name) {
				return name.equalsIgnoreCase("Host") ? "evil.example" : super.getHeader(name);
			}
		});
		assertThat(new OriginCheck(List.of()).passes(forwarded)).isFalse();
	}

	private static boolean passes(List<String> allowed, MockHttpServletRequest request) {
		return new OriginCheck(allowed).passes(request);
	}

	private static MockHttpServletRequest request(String origin, String host) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Origin", origin);
		request.addHeader("Host", host);
		request.setServerName("internal");
		request.setServerPort(18080);
		return request;
	}

}
