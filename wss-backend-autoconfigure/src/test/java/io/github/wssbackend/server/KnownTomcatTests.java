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
package io.github.wssbackend.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Tomcat of the build is one whose insides are known; on another one sockets work,
 * but slower and with more memory.
 */
class KnownTomcatTests {

	@Test
	void itsBuffersCanBeHad() {
		assertThat(ContainerBuffers.isKnown()).isTrue();
	}

	@Test
	void itsBuffersForFramesCanBeHadAsLongAsTheJdkLets() {
		assertThat(FrameBuffers.isKnown()).isEqualTo(Runtime.version().feature() <= 25);
	}

	@Test
	void itsMaskCanBeHad() {
		assertThat(BulkUnmasking.isKnown()).isTrue();
	}

}
